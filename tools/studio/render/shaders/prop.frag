#version 330
// Things that move through the room: lit like the figures.
#include common.glsl
#include shadow.glsl
uniform sampler2DArray pictures;
in vec3 P; in vec3 N; in vec3 T; in vec3 C; in float G;
out vec4 colour;
void main() {
  vec3 n = normalize(N);
  if (dot(n, eye - P) < 0.0) n = -n;
  vec3 albedo = C * texture(pictures, T).rgb * (0.9 + 0.2 * cloudy(P * 20.0));
  colour = exposed(albedo * (soft_light(n) + key_light * max(dot(n, light_direction), 0.0) * lit(P + n * 0.012)) + C * G);
}
