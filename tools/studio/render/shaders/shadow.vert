#version 330
uniform mat4 view_projection;
in vec3 place;
void main() { gl_Position = view_projection * vec4(place, 1.0); }
