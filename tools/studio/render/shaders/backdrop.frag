#version 330
// The room behind the figures: cached light, the figures' shadow laid over it, and its depth.
#include shadow.glsl
uniform sampler2D soft_picture; uniform sampler2D hard_picture; uniform sampler2D where_picture;
uniform mat4 view_projection; uniform vec3 light_direction;
out vec4 colour;
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  vec3 p = texelFetch(where_picture, at, 0).xyz;
  vec3 c = texelFetch(soft_picture, at, 0).rgb * open_sky(p) + texelFetch(hard_picture, at, 0).rgb * lit(p + light_direction * 0.02);
  vec4 q = view_projection * vec4(p, 1.0);
  gl_FragDepth = q.z / q.w * 0.5 + 0.5;
  colour = exposed(c);
}
